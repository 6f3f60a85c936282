ALTER TABLE "municipality" ADD CONSTRAINT "municipality_in_county" UNIQUE("county_id","id");--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"alternate_name" text,
	"description" text,
	"website" text,
	"email" text,
	"kind" text NOT NULL,
	"municipality_id" uuid,
	"unit_id" uuid,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organisation_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "organisation_unit_once" UNIQUE("county_id","unit_id")
);--> statement-breakpoint
ALTER TABLE "organisation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_name" ON "organisation" USING btree ("county_id",lower("name")) WHERE "organisation"."closed_on" is null;--> statement-breakpoint
CREATE POLICY "organisation_county" ON "organisation" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));