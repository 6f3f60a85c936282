CREATE TABLE "course_ride" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"town_id" uuid NOT NULL,
	"meeting_point" text,
	"seats" integer NOT NULL,
	"days" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_ride_seats" CHECK ("course_ride"."seats" between 1 and 8)
);
--> statement-breakpoint
ALTER TABLE "course_ride" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_ride" ADD CONSTRAINT "course_ride_run" FOREIGN KEY ("county_id","run_id") REFERENCES "public"."course_run"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_ride" ADD CONSTRAINT "course_ride_town" FOREIGN KEY ("county_id","town_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_ride_by_run" ON "course_ride" USING btree ("county_id","run_id");--> statement-breakpoint
CREATE POLICY "course_ride_county" ON "course_ride" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));