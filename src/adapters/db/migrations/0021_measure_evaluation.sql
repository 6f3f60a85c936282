CREATE TABLE "measure_evaluation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"date" date NOT NULL,
	"result" text NOT NULL,
	"why" text NOT NULL,
	"further" text NOT NULL,
	"further_note" text,
	"created_at" timestamp with time zone NOT NULL,
	"written_ref" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "measure_evaluation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "measure_evaluation" ADD CONSTRAINT "measure_evaluation_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_evaluation_by_node" ON "measure_evaluation" USING btree ("county_id","node_id","created_at");--> statement-breakpoint
CREATE POLICY "measure_evaluation_county" ON "measure_evaluation" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));