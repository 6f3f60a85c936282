CREATE TABLE "page_guest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"page_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"mail" text NOT NULL,
	"message" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_ref" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"given" jsonb NOT NULL,
	"handed_in" jsonb,
	"handed_in_at" timestamp with time zone,
	"remark" text,
	"decision" text,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "page_guest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "page" ADD COLUMN "expired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "page_edition" ADD COLUMN "asked" jsonb;--> statement-breakpoint
ALTER TABLE "page_edition" ADD COLUMN "returned" jsonb;--> statement-breakpoint
ALTER TABLE "page_guest" ADD CONSTRAINT "page_guest_page" FOREIGN KEY ("county_id","page_id") REFERENCES "public"."page"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "page_guest_by_page" ON "page_guest" USING btree ("county_id","page_id");--> statement-breakpoint
CREATE POLICY "page_guest_county" ON "page_guest" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));