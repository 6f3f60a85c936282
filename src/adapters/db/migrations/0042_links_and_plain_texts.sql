CREATE TABLE "link_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"url" text NOT NULL,
	"uses" jsonb NOT NULL,
	"state" text NOT NULL,
	"code" text,
	"moved_to" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"checked_at" timestamp with time zone,
	CONSTRAINT "link_check_once" UNIQUE("county_id","url")
);
--> statement-breakpoint
ALTER TABLE "link_check" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plain_text" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text,
	"text" text NOT NULL,
	"released" text,
	"number" integer DEFAULT 0 NOT NULL,
	"released_at" timestamp with time zone,
	"retired" boolean DEFAULT false NOT NULL,
	"review_by" date,
	"unit_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plain_text_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "plain_text" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plain_text_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"plain_text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plain_text_version_once" UNIQUE("county_id","plain_text_id","number")
);
--> statement-breakpoint
ALTER TABLE "plain_text_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "plain_text" ADD CONSTRAINT "plain_text_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plain_text_version" ADD CONSTRAINT "plain_text_version_text" FOREIGN KEY ("county_id","plain_text_id") REFERENCES "public"."plain_text"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_check_by_state" ON "link_check" USING btree ("county_id","state");--> statement-breakpoint
CREATE POLICY "link_check_county" ON "link_check" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "plain_text_county" ON "plain_text" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "plain_text_version_county" ON "plain_text_version" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));