CREATE TABLE "municipal_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"municipality_id" uuid NOT NULL,
	"date" date NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"next_step" text,
	"reason" text,
	"source" text NOT NULL,
	"author_id" text,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "municipal_report_reason" CHECK ("municipal_report"."state" not in ('delayed', 'dropped') or "municipal_report"."reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "municipal_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "municipal_report" ADD CONSTRAINT "municipal_report_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "municipal_report" ADD CONSTRAINT "municipal_report_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "municipal_report_by_node" ON "municipal_report" USING btree ("county_id","node_id","municipality_id","date");--> statement-breakpoint
CREATE POLICY "municipal_report_county" ON "municipal_report" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));