CREATE TABLE "course_shuttle" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"stops" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"seats" integer,
	"cost" integer,
	"payer" text,
	"operator" text,
	"note" text,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_shuttle_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "course_shuttle_of_run" UNIQUE("county_id","run_id"),
	CONSTRAINT "course_shuttle_seats" CHECK ("course_shuttle"."seats" is null or "course_shuttle"."seats" > 0),
	CONSTRAINT "course_shuttle_cost" CHECK ("course_shuttle"."cost" is null or "course_shuttle"."cost" >= 0)
);
--> statement-breakpoint
ALTER TABLE "course_shuttle" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "course_shuttle" ADD CONSTRAINT "course_shuttle_run" FOREIGN KEY ("county_id","run_id") REFERENCES "public"."course_run"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "course_shuttle_county" ON "course_shuttle" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));