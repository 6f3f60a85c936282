CREATE TABLE "medium" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"alt" text NOT NULL,
	"caption" text,
	"author" text NOT NULL,
	"licence" text NOT NULL,
	"source" text,
	"rights_until" date,
	"unit_id" uuid,
	"municipality_id" uuid,
	"organisation_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "medium_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "medium" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "medium_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"medium_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "medium_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "medium" ADD CONSTRAINT "medium_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medium" ADD CONSTRAINT "medium_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medium" ADD CONSTRAINT "medium_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "medium_file" ADD CONSTRAINT "medium_file_medium" FOREIGN KEY ("county_id","medium_id") REFERENCES "public"."medium"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "medium_file_by_hash" ON "medium_file" USING btree ("county_id","sha256");--> statement-breakpoint
CREATE POLICY "medium_county" ON "medium" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "medium_file_county" ON "medium_file" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));