CREATE TABLE "project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"text" text,
	"carrier_organisation_id" uuid,
	"carrier_unit_id" uuid,
	"phase" text NOT NULL,
	"period_from" date,
	"period_to" date,
	"funder_organisation_id" uuid,
	"funder_name" text,
	"programme" text,
	"target_groups" text[] NOT NULL,
	"municipality_ids" uuid[] NOT NULL,
	"budget" bigint,
	"contact_unit_id" uuid,
	"is_public" boolean DEFAULT false NOT NULL,
	"follow_up" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "project_one_carrier" CHECK (num_nonnulls("project"."carrier_organisation_id", "project"."carrier_unit_id") <= 1),
	CONSTRAINT "project_one_funder" CHECK (num_nonnulls("project"."funder_organisation_id", "project"."funder_name") <= 1),
	CONSTRAINT "project_period" CHECK ("project"."period_from" is null or "project"."period_to" is null or "project"."period_from" <= "project"."period_to"),
	CONSTRAINT "project_budget" CHECK ("project"."budget" is null or "project"."budget" >= 0)
);
--> statement-breakpoint
ALTER TABLE "project" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "measure_project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"project_id" uuid NOT NULL,
	CONSTRAINT "measure_project_once" UNIQUE("county_id","node_id","project_id")
);
--> statement-breakpoint
ALTER TABLE "measure_project" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_carrier_organisation" FOREIGN KEY ("county_id","carrier_organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_carrier_unit" FOREIGN KEY ("county_id","carrier_unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_funder" FOREIGN KEY ("county_id","funder_organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project" ADD CONSTRAINT "project_contact" FOREIGN KEY ("county_id","contact_unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_project" ADD CONSTRAINT "measure_project_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_project" ADD CONSTRAINT "measure_project_project" FOREIGN KEY ("county_id","project_id") REFERENCES "public"."project"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "project_by_end" ON "project" USING btree ("county_id","period_to");--> statement-breakpoint
CREATE INDEX "measure_project_by_project" ON "measure_project" USING btree ("county_id","project_id");--> statement-breakpoint
CREATE POLICY "project_county" ON "project" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "measure_project_county" ON "measure_project" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));