CREATE TABLE "course_stamp_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"level" text,
	"month" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "course_stamp_count_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "course_stamp_count_some" CHECK ("course_stamp_count"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "course_stamp_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course_stamp_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kid" text NOT NULL,
	"x" text NOT NULL,
	"y" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_on" date,
	"withdrawn" boolean DEFAULT false NOT NULL,
	CONSTRAINT "course_stamp_key_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "course_stamp_key_name" UNIQUE("county_id","kid")
);
--> statement-breakpoint
ALTER TABLE "course_stamp_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_stamp_count" ADD CONSTRAINT "course_stamp_count_run" FOREIGN KEY ("county_id","run_id") REFERENCES "public"."course_run"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "course_stamp_count_once" ON "course_stamp_count" USING btree ("county_id","run_id","month",coalesce("level", ''));--> statement-breakpoint
CREATE POLICY "course_stamp_count_county" ON "course_stamp_count" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "course_stamp_key_county" ON "course_stamp_key" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));