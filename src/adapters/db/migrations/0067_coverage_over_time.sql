CREATE TABLE "coverage_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"month" text NOT NULL,
	"day" date NOT NULL,
	"lands" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coverage_month_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "coverage_month_once" UNIQUE("county_id","month")
);
--> statement-breakpoint
ALTER TABLE "coverage_month" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coverage_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"month_id" uuid NOT NULL,
	"axis" text NOT NULL,
	"audience" text,
	"sums" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "coverage_record" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "coverage_record" ADD CONSTRAINT "coverage_record_month" FOREIGN KEY ("county_id","month_id") REFERENCES "public"."coverage_month"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "coverage_record_once" ON "coverage_record" USING btree ("county_id","month_id","axis",coalesce("audience", ''));--> statement-breakpoint
CREATE POLICY "coverage_month_county" ON "coverage_month" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "coverage_record_county" ON "coverage_record" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));