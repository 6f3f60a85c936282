CREATE TABLE "imported_thing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"external_id" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "imported_thing_once" UNIQUE("county_id","source","kind","external_id")
);
--> statement-breakpoint
ALTER TABLE "imported_thing" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "public_number" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"language" text NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "public_number_subject" UNIQUE("county_id","subject_type","subject_id","language"),
	CONSTRAINT "public_number_once" UNIQUE("county_id","number")
);
--> statement-breakpoint
ALTER TABLE "public_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "imported_thing_by_subject" ON "imported_thing" USING btree ("county_id","subject_id");--> statement-breakpoint
CREATE POLICY "imported_thing_county" ON "imported_thing" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "public_number_county" ON "public_number" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));