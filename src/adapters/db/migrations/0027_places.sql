CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"area_of_responsibility" text,
	"name" text,
	"is_person" boolean DEFAULT false NOT NULL,
	"name_is_public" boolean DEFAULT false NOT NULL,
	"phone" text,
	"mobile" text,
	"email" text,
	"website" text,
	"appointment_url" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"hours" jsonb,
	"place_id" uuid,
	"organisation_id" uuid,
	"unit_id" uuid,
	"state" text NOT NULL,
	"hidden_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "municipality_outline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"area" jsonb NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL,
	CONSTRAINT "municipality_outline_once" UNIQUE("county_id","municipality_id")
);
--> statement-breakpoint
ALTER TABLE "municipality_outline" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"former_slugs" text[] DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"summary" text,
	"description" text,
	"street" text,
	"postcode" text,
	"town" text,
	"municipality_id" uuid,
	"latitude" double precision,
	"longitude" double precision,
	"approximate" boolean DEFAULT false NOT NULL,
	"stop_name" text,
	"stop_minutes" integer,
	"stop_lines" text,
	"phone" text,
	"email" text,
	"website" text,
	"appointment_url" text,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"barrier_free" boolean,
	"temporarily_closed" boolean DEFAULT false NOT NULL,
	"closed_reason" text,
	"closed_until" date,
	"hours" jsonb,
	"hours_note" text,
	"hours_are_example" boolean DEFAULT false NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"audience" text[] DEFAULT '{}' NOT NULL,
	"state" text NOT NULL,
	"review_by" date,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "place_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "place_one_holder" CHECK (num_nonnulls("place"."organisation_id", "place"."unit_id") <= 1),
	CONSTRAINT "place_position" CHECK (("place"."latitude" is null) = ("place"."longitude" is null))
);
--> statement-breakpoint
ALTER TABLE "place" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "responsible_office" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"function" text NOT NULL,
	"municipality_id" uuid,
	"postcode" text,
	"place_id" uuid,
	"contact_id" uuid,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "responsible_office_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "responsible_office" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipality_outline" ADD CONSTRAINT "municipality_outline_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_office" ADD CONSTRAINT "responsible_office_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_office" ADD CONSTRAINT "responsible_office_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsible_office" ADD CONSTRAINT "responsible_office_contact" FOREIGN KEY ("county_id","contact_id") REFERENCES "public"."contact"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_by_place" ON "contact" USING btree ("county_id","place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "place_slug" ON "place" USING btree ("county_id","slug");--> statement-breakpoint
CREATE INDEX "place_by_kind" ON "place" USING btree ("county_id","state","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "responsible_office_once" ON "responsible_office" USING btree ("county_id","function",coalesce("municipality_id"::text, ''),coalesce("postcode", ''));--> statement-breakpoint
CREATE POLICY "contact_county" ON "contact" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "municipality_outline_county" ON "municipality_outline" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "place_county" ON "place" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "responsible_office_county" ON "responsible_office" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));