CREATE TABLE "unit_reorganisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"effective_on" date NOT NULL,
	"state" text NOT NULL,
	"from_unit_ids" uuid[] NOT NULL,
	"to_unit_ids" uuid[] NOT NULL,
	"placement" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"note" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "unit_reorganisation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "status_note" ADD COLUMN "unit_name" text;--> statement-breakpoint
CREATE INDEX "unit_reorganisation_by_date" ON "unit_reorganisation" USING btree ("county_id","state","effective_on");--> statement-breakpoint
CREATE POLICY "unit_reorganisation_county" ON "unit_reorganisation" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));