CREATE TABLE "skills_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"mode" text NOT NULL,
	"place_id" uuid,
	"audiences" text[] DEFAULT '{}' NOT NULL,
	"age_from" integer,
	"age_to" integer,
	"needed_level" text,
	"residences" text[] DEFAULT '{}' NOT NULL,
	"findings" text[] NOT NULL,
	"instrument" text,
	"hours" double precision,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"results" text[] DEFAULT '{}' NOT NULL,
	"result_note" text,
	"recognition" text,
	"fee" text NOT NULL,
	"website" text,
	"phone" text,
	"email" text,
	"state" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "skills_assessment_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "skills_assessment_one_provider" CHECK (num_nonnulls("skills_assessment"."organisation_id", "skills_assessment"."unit_id", "skills_assessment"."municipality_id") = 1),
	CONSTRAINT "skills_assessment_ages" CHECK ("skills_assessment"."age_from" is null or "skills_assessment"."age_to" is null or "skills_assessment"."age_from" <= "skills_assessment"."age_to"),
	CONSTRAINT "skills_assessment_findings" CHECK (cardinality("skills_assessment"."findings") > 0),
	CONSTRAINT "skills_assessment_hours" CHECK ("skills_assessment"."hours" > 0)
);
--> statement-breakpoint
ALTER TABLE "skills_assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD CONSTRAINT "skills_assessment_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD CONSTRAINT "skills_assessment_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD CONSTRAINT "skills_assessment_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD CONSTRAINT "skills_assessment_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "skills_assessment_by_state" ON "skills_assessment" USING btree ("county_id","state");--> statement-breakpoint
CREATE POLICY "skills_assessment_county" ON "skills_assessment" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));