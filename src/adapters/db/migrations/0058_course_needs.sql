CREATE TABLE "course_need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"unit_id" uuid,
	"municipality_id" uuid,
	"organisation_id" uuid,
	"lives_in_id" uuid NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"start_level" text NOT NULL,
	"kind" text,
	"people" integer NOT NULL,
	"times" text[] DEFAULT '{}' NOT NULL,
	"childcare" boolean DEFAULT false NOT NULL,
	"transport" boolean DEFAULT false NOT NULL,
	"from_month" date NOT NULL,
	"until_day" date NOT NULL,
	"ended_on" date,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_need_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "course_need_one_reporter" CHECK (num_nonnulls("course_need"."unit_id", "course_need"."municipality_id", "course_need"."organisation_id") <= 1),
	CONSTRAINT "course_need_people" CHECK ("course_need"."people" > 0),
	CONSTRAINT "course_need_period" CHECK ("course_need"."from_month" <= "course_need"."until_day")
);
--> statement-breakpoint
ALTER TABLE "course_need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_need" ADD CONSTRAINT "course_need_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_need" ADD CONSTRAINT "course_need_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_need" ADD CONSTRAINT "course_need_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_need" ADD CONSTRAINT "course_need_home" FOREIGN KEY ("county_id","lives_in_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_need_by_home" ON "course_need" USING btree ("county_id","lives_in_id");--> statement-breakpoint
CREATE POLICY "course_need_county" ON "course_need" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));