CREATE TABLE "interpreting_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"requester_id" uuid,
	"holder" text NOT NULL,
	"language" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"mode" text NOT NULL,
	"topic" text NOT NULL,
	"street" text,
	"municipality" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_draft_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_draft_need" UNIQUE("county_id","need_id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "interpreter_pool" ADD COLUMN "talk" jsonb;--> statement-breakpoint
ALTER TABLE "interpreter_pool" ADD COLUMN "talk_secret" text;--> statement-breakpoint
ALTER TABLE "interpreting_requester" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "interpreting_assignment" ADD COLUMN "room" text;--> statement-breakpoint
ALTER TABLE "interpreting_draft" ADD CONSTRAINT "interpreting_draft_requester" FOREIGN KEY ("county_id","requester_id") REFERENCES "public"."interpreting_requester"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_requester" ADD CONSTRAINT "interpreting_requester_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "interpreting_draft_county" ON "interpreting_draft" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));