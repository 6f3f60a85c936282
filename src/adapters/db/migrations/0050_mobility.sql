CREATE TABLE "school_holiday" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"label" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "school_holiday_once" UNIQUE("county_id","first_day"),
	CONSTRAINT "school_holiday_order" CHECK ("school_holiday"."first_day" <= "school_holiday"."last_day")
);
--> statement-breakpoint
ALTER TABLE "school_holiday" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "timetable" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"file" text NOT NULL,
	"state" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"fault" text,
	"upload_id" uuid,
	"packed_id" uuid,
	"publisher" text,
	"version" text,
	"first_day" date,
	"last_day" date,
	"stops" integer,
	"trips" integer,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "timetable_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "timetable_packed" CHECK (("timetable"."state" = 'current') = ("timetable"."packed_id" is not null)),
	CONSTRAINT "timetable_validity" CHECK ("timetable"."first_day" is null or "timetable"."first_day" <= "timetable"."last_day")
);
--> statement-breakpoint
ALTER TABLE "timetable" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "timetable_by_time" ON "timetable" USING btree ("county_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "timetable_current" ON "timetable" USING btree ("county_id") WHERE "timetable"."state" = 'current';--> statement-breakpoint
CREATE POLICY "school_holiday_county" ON "school_holiday" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "timetable_county" ON "timetable" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));