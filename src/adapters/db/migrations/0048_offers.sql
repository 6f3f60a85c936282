CREATE TABLE "foreign_residents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "foreign_residents_once" UNIQUE("county_id","municipality_id","day"),
	CONSTRAINT "foreign_residents_count" CHECK ("foreign_residents"."count" >= 0)
);
--> statement-breakpoint
ALTER TABLE "foreign_residents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "offer_target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"per_thousand" integer NOT NULL,
	CONSTRAINT "offer_target_topic" UNIQUE("county_id","topic"),
	CONSTRAINT "offer_target_positive" CHECK ("offer_target"."per_thousand" > 0)
);
--> statement-breakpoint
ALTER TABLE "offer_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"summary" text,
	"description" text,
	"kind" text NOT NULL,
	"topics" text[] NOT NULL,
	"audiences" text[] DEFAULT '{}' NOT NULL,
	"levels" text[] DEFAULT '{}' NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"project_id" uuid,
	"area_ids" uuid[] DEFAULT '{}' NOT NULL,
	"mode" text NOT NULL,
	"schedules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"minimum_age" integer,
	"maximum_age" integer,
	"eligibility" text,
	"fee" text NOT NULL,
	"fees_description" text,
	"costs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"documents" text[] DEFAULT '{}' NOT NULL,
	"application_process" text,
	"interpretation" text,
	"childcare" boolean,
	"phone" text,
	"email" text,
	"website" text,
	"alert" text,
	"status" text NOT NULL,
	"state" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"review_by" date,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"asked_at" timestamp with time zone,
	"source_key" text,
	"merged_into_id" uuid,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "service_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "service_one_holder" CHECK (num_nonnulls("service"."organisation_id", "service"."unit_id", "service"."municipality_id") <= 1),
	CONSTRAINT "service_ages" CHECK ("service"."minimum_age" is null or "service"."maximum_age" is null or "service"."minimum_age" <= "service"."maximum_age"),
	CONSTRAINT "service_period" CHECK ("service"."valid_from" is null or "service"."valid_to" is null or "service"."valid_from" <= "service"."valid_to"),
	CONSTRAINT "service_merged_is_hidden" CHECK ("service"."merged_into_id" is null or "service"."state" = 'hidden')
);
--> statement-breakpoint
ALTER TABLE "service" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_at_location" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"schedules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	CONSTRAINT "service_at_location_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "service_at_location_once" UNIQUE("county_id","service_id","place_id")
);
--> statement-breakpoint
ALTER TABLE "service_at_location" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "service_capacity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"audience" text,
	"maximum" integer,
	"available" integer,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_capacity_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "service_capacity_maximum" CHECK ("service_capacity"."maximum" is null or "service_capacity"."maximum" >= 0),
	CONSTRAINT "service_capacity_available" CHECK ("service_capacity"."available" is null or "service_capacity"."available" >= 0),
	CONSTRAINT "service_capacity_fits" CHECK ("service_capacity"."maximum" is null or "service_capacity"."available" is null or "service_capacity"."available" <= "service_capacity"."maximum")
);
--> statement-breakpoint
ALTER TABLE "service_capacity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "foreign_residents" ADD CONSTRAINT "foreign_residents_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_project" FOREIGN KEY ("county_id","project_id") REFERENCES "public"."project"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service" ADD CONSTRAINT "service_merged_into" FOREIGN KEY ("county_id","merged_into_id") REFERENCES "public"."service"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_service" FOREIGN KEY ("county_id","service_id") REFERENCES "public"."service"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD CONSTRAINT "service_at_location_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_service" FOREIGN KEY ("county_id","service_id") REFERENCES "public"."service"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "service_source" ON "service" USING btree ("county_id","source_key");--> statement-breakpoint
CREATE INDEX "service_by_state" ON "service" USING btree ("county_id","state","id");--> statement-breakpoint
CREATE INDEX "service_by_organisation" ON "service" USING btree ("county_id","organisation_id");--> statement-breakpoint
CREATE INDEX "service_at_location_by_place" ON "service_at_location" USING btree ("county_id","place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "service_capacity_once" ON "service_capacity" USING btree ("county_id","service_id","unit",coalesce("audience", ''));--> statement-breakpoint
CREATE POLICY "foreign_residents_county" ON "foreign_residents" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "offer_target_county" ON "offer_target" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service_county" ON "service" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service_at_location_county" ON "service_at_location" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "service_capacity_county" ON "service_capacity" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));