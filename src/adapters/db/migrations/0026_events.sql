CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"kind" text NOT NULL,
	"start_date" date NOT NULL,
	"start_time" text,
	"end_date" date NOT NULL,
	"end_time" text,
	"recurrence_rule" text,
	"last_date" date,
	"location_name" text,
	"street_address" text,
	"postal_code" text,
	"locality" text,
	"municipality_id" uuid,
	"meeting_url" text,
	"organisation_id" uuid,
	"unit_id" uuid,
	"organiser_name" text,
	"series_id" uuid,
	"audience" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"target_groups" text[] NOT NULL,
	"childcare" boolean DEFAULT false NOT NULL,
	"interpretation" text DEFAULT 'none' NOT NULL,
	"price" integer DEFAULT 0 NOT NULL,
	"price_note" text,
	"enquiries" text,
	"registration_needed" boolean DEFAULT false NOT NULL,
	"registration_scope" text DEFAULT 'date' NOT NULL,
	"capacity" integer,
	"waiting_list" boolean DEFAULT true NOT NULL,
	"closes_days_before" integer DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"state_note" text,
	"review_by" date,
	"demonstration" boolean DEFAULT false NOT NULL,
	"source_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "event_one_organiser" CHECK (num_nonnulls("event"."organisation_id", "event"."unit_id", "event"."organiser_name") <= 1),
	CONSTRAINT "event_time" CHECK (("event"."start_time" is null) = ("event"."end_time" is null)),
	CONSTRAINT "event_order" CHECK ("event"."start_date" < "event"."end_date" or ("event"."start_date" = "event"."end_date" and ("event"."start_time" is null or "event"."start_time" < "event"."end_time")))
);
--> statement-breakpoint
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_attendance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"date" date NOT NULL,
	"participants" integer NOT NULL,
	"women" integer,
	"men" integer,
	"children" integer,
	"source_note" text,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_attendance_once" UNIQUE("county_id","event_id","date"),
	CONSTRAINT "event_attendance_counts" CHECK ("event_attendance"."participants" >= 0 and coalesce("event_attendance"."women", 0) >= 0 and coalesce("event_attendance"."men", 0) >= 0 and coalesce("event_attendance"."children", 0) >= 0)
);
--> statement-breakpoint
ALTER TABLE "event_attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"series_id" uuid NOT NULL,
	"mail" text NOT NULL,
	"contact_hash" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"event_id" uuid
);
--> statement-breakpoint
ALTER TABLE "event_call" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_exception" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"date" date NOT NULL,
	"kind" text NOT NULL,
	"start_date" date,
	"start_time" text,
	"end_date" date,
	"end_time" text,
	"location_name" text,
	"street_address" text,
	"postal_code" text,
	"locality" text,
	"note" text,
	CONSTRAINT "event_exception_once" UNIQUE("county_id","event_id","date"),
	CONSTRAINT "event_exception_time" CHECK (num_nonnulls("event_exception"."start_date", "event_exception"."end_date") <> 1)
);
--> statement-breakpoint
ALTER TABLE "event_exception" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"date" date NOT NULL,
	"name" text NOT NULL,
	"mail" text,
	"phone" text,
	"contact_hash" text NOT NULL,
	"persons" integer NOT NULL,
	"language" text NOT NULL,
	"languages" text[] NOT NULL,
	"children_in_care" integer DEFAULT 0 NOT NULL,
	"interpreter_language" text,
	"remark" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_registration_once" UNIQUE("county_id","event_id","date","contact_hash"),
	CONSTRAINT "event_registration_persons" CHECK ("event_registration"."persons" >= 1 and "event_registration"."children_in_care" >= 0)
);
--> statement-breakpoint
ALTER TABLE "event_registration" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"call_until" date,
	"call_text" text,
	"state" text NOT NULL,
	"unit_id" uuid,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_series_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "event_series_period" CHECK ("event_series"."period_from" <= "event_series"."period_to")
);
--> statement-breakpoint
ALTER TABLE "event_series" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_series" FOREIGN KEY ("county_id","series_id") REFERENCES "public"."event_series"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_attendance" ADD CONSTRAINT "event_attendance_event" FOREIGN KEY ("county_id","event_id") REFERENCES "public"."event"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_call" ADD CONSTRAINT "event_call_series" FOREIGN KEY ("county_id","series_id") REFERENCES "public"."event_series"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_call" ADD CONSTRAINT "event_call_event" FOREIGN KEY ("county_id","event_id") REFERENCES "public"."event"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_exception" ADD CONSTRAINT "event_exception_event" FOREIGN KEY ("county_id","event_id") REFERENCES "public"."event"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_registration" ADD CONSTRAINT "event_registration_event" FOREIGN KEY ("county_id","event_id") REFERENCES "public"."event"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_by_dates" ON "event" USING btree ("county_id","state","start_date","last_date");--> statement-breakpoint
CREATE INDEX "event_by_series" ON "event" USING btree ("county_id","series_id");--> statement-breakpoint
CREATE INDEX "event_call_by_series" ON "event_call" USING btree ("county_id","series_id","created_at");--> statement-breakpoint
CREATE INDEX "event_call_by_event" ON "event_call" USING btree ("county_id","event_id");--> statement-breakpoint
CREATE INDEX "event_registration_by_contact" ON "event_registration" USING btree ("county_id","contact_hash","asked_at");--> statement-breakpoint
CREATE INDEX "event_registration_by_asked" ON "event_registration" USING btree ("county_id","asked_at");--> statement-breakpoint
CREATE POLICY "event_county" ON "event" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "event_attendance_county" ON "event_attendance" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "event_call_county" ON "event_call" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "event_exception_county" ON "event_exception" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "event_registration_county" ON "event_registration" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "event_series_county" ON "event_series" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));