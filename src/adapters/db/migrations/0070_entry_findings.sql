CREATE TABLE "entry_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"municipality_id" uuid,
	"language" text NOT NULL,
	"examined" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"day" date NOT NULL,
	"source" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "entry_findings_examined" CHECK ("entry_findings"."examined" > 0)
);
--> statement-breakpoint
ALTER TABLE "entry_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "findings_keeper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "findings_keeper" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "entry_findings" ADD CONSTRAINT "entry_findings_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings_keeper" ADD CONSTRAINT "findings_keeper_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "entry_findings_once" ON "entry_findings" USING btree ("county_id","year",coalesce("municipality_id", '00000000-0000-0000-0000-000000000000'),"language");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_keeper_once" ON "findings_keeper" USING btree ("county_id");--> statement-breakpoint
CREATE POLICY "entry_findings_county" ON "entry_findings" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "findings_keeper_county" ON "findings_keeper" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));