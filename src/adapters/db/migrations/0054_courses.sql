CREATE TABLE "course_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"name" text,
	"kind" text NOT NULL,
	"entry_level" text,
	"target_level" text,
	"units" integer,
	"module" text,
	"course_number" text,
	"admission_number" text,
	"start_date" date,
	"end_date" date,
	"registration_until" date,
	"schedules" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"place_id" uuid,
	"mode" text NOT NULL,
	"rhythm" text,
	"mid_course" boolean DEFAULT false NOT NULL,
	"childcare" boolean,
	"residences" text[] DEFAULT '{}' NOT NULL,
	"eligibility" text,
	"fee" text NOT NULL,
	"price" integer,
	"fees_description" text,
	"alert" text,
	"waiting_list" boolean DEFAULT false NOT NULL,
	"status" text NOT NULL,
	"state" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" text,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_run_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "course_run_period" CHECK ("course_run"."start_date" is null or "course_run"."end_date" is null or "course_run"."start_date" <= "course_run"."end_date"),
	CONSTRAINT "course_run_units" CHECK ("course_run"."units" is null or "course_run"."units" >= 0),
	CONSTRAINT "course_run_price" CHECK ("course_run"."price" is null or "course_run"."price" >= 0)
);
--> statement-breakpoint
ALTER TABLE "course_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course_seats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"audience" text,
	"maximum" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "course_seats_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "course_seats_fit" CHECK ("course_seats"."taken" >= 0 and "course_seats"."taken" <= "course_seats"."maximum")
);
--> statement-breakpoint
ALTER TABLE "course_seats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_offer" FOREIGN KEY ("county_id","offer_id") REFERENCES "public"."service"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_run" ADD CONSTRAINT "course_run_place" FOREIGN KEY ("county_id","place_id") REFERENCES "public"."place"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_seats" ADD CONSTRAINT "course_seats_run" FOREIGN KEY ("county_id","run_id") REFERENCES "public"."course_run"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_run_by_offer" ON "course_run" USING btree ("county_id","offer_id");--> statement-breakpoint
CREATE INDEX "course_run_by_place" ON "course_run" USING btree ("county_id","place_id");--> statement-breakpoint
CREATE UNIQUE INDEX "course_seats_once" ON "course_seats" USING btree ("county_id","run_id",coalesce("audience", ''));--> statement-breakpoint
CREATE POLICY "course_run_county" ON "course_run" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "course_seats_county" ON "course_seats" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));