CREATE TABLE "measure_cost" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"planned" bigint NOT NULL,
	"actual" bigint,
	"hour_unit" text,
	"hours_planned" integer,
	"hours_actual" integer,
	"source" text NOT NULL,
	"source_name" text,
	"state" text NOT NULL,
	"granted" bigint,
	"note" text,
	"is_public" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "measure_cost_amounts" CHECK (least("measure_cost"."planned", "measure_cost"."actual", "measure_cost"."granted") >= 0),
	CONSTRAINT "measure_cost_hours" CHECK ("measure_cost"."hours_planned" is null or "measure_cost"."hours_planned" >= 0),
	CONSTRAINT "measure_cost_hours_actual" CHECK ("measure_cost"."hours_actual" is null or "measure_cost"."hours_actual" >= 0),
	CONSTRAINT "measure_cost_granted" CHECK ("measure_cost"."granted" is null or "measure_cost"."state" = 'granted')
);
--> statement-breakpoint
ALTER TABLE "measure_cost" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "measure_cost" ADD CONSTRAINT "measure_cost_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_cost_by_node" ON "measure_cost" USING btree ("county_id","node_id","year");--> statement-breakpoint
CREATE POLICY "measure_cost_county" ON "measure_cost" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));