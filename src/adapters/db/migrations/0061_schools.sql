CREATE TABLE "school" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"type" text NOT NULL,
	"forms" text[] DEFAULT '{}' NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"age_from" integer,
	"age_to" integer,
	"grade_from" integer,
	"grade_to" integer,
	"area_ids" uuid[] DEFAULT '{}' NOT NULL,
	"area_note" text,
	"registration" text,
	"registration_from" date,
	"registration_until" date,
	"registration_url" text,
	"documents" text,
	"note" text,
	"places" text,
	"places_on" date,
	"state" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "school_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "school_one_keeper" CHECK (num_nonnulls("school"."organisation_id", "school"."unit_id", "school"."municipality_id") <= 1),
	CONSTRAINT "school_ages" CHECK ("school"."age_from" is null or "school"."age_to" is null or "school"."age_from" <= "school"."age_to"),
	CONSTRAINT "school_grades" CHECK ("school"."grade_from" is null or "school"."grade_to" is null or "school"."grade_from" <= "school"."grade_to"),
	CONSTRAINT "school_report" CHECK (("school"."places" is null) = ("school"."places_on" is null))
);
--> statement-breakpoint
ALTER TABLE "school" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "school_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"report_days" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "school_once" ON "school" USING btree ("county_id","place_id","type");--> statement-breakpoint
CREATE INDEX "school_by_type" ON "school" USING btree ("county_id","state","type");--> statement-breakpoint
CREATE UNIQUE INDEX "school_settings_once" ON "school_settings" USING btree ("county_id");--> statement-breakpoint
CREATE POLICY "school_county" ON "school" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "school_settings_county" ON "school_settings" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));