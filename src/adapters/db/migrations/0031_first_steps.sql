CREATE TABLE "emergency_number" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"free" boolean NOT NULL,
	"around_the_clock" boolean NOT NULL,
	"languages" text[] NOT NULL,
	"url" text,
	"texts" jsonb NOT NULL,
	CONSTRAINT "emergency_number_once" UNIQUE("county_id","number")
);
--> statement-breakpoint
ALTER TABLE "emergency_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "first_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"key" text NOT NULL,
	"when" text NOT NULL,
	"position" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"after" text[] NOT NULL,
	"office" text,
	"page_id" uuid,
	"texts" jsonb NOT NULL,
	CONSTRAINT "first_step_key" UNIQUE("county_id","key")
);
--> statement-breakpoint
ALTER TABLE "first_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "first_step" ADD CONSTRAINT "first_step_page" FOREIGN KEY ("county_id","page_id") REFERENCES "public"."page"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "emergency_number_county" ON "emergency_number" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "first_step_county" ON "first_step" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));