CREATE TABLE "strategy_item_origin" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"predecessor_node_id" uuid NOT NULL,
	"successor_node_id" uuid,
	"kind" text NOT NULL,
	"note" text,
	"reading" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"answered_ref" text NOT NULL,
	CONSTRAINT "strategy_item_origin_target" CHECK ("strategy_item_origin"."kind" <> 'dropped' or "strategy_item_origin"."successor_node_id" is null)
);
--> statement-breakpoint
ALTER TABLE "strategy_item_origin" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "strategy" ADD COLUMN "traced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "strategy_item_origin" ADD CONSTRAINT "strategy_item_origin_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_item_origin" ADD CONSTRAINT "strategy_item_origin_predecessor" FOREIGN KEY ("county_id","predecessor_node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_item_origin" ADD CONSTRAINT "strategy_item_origin_successor" FOREIGN KEY ("county_id","successor_node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "strategy_item_origin_pair" ON "strategy_item_origin" USING btree ("county_id","predecessor_node_id","successor_node_id") WHERE "strategy_item_origin"."successor_node_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "strategy_item_origin_dropped" ON "strategy_item_origin" USING btree ("county_id","strategy_id","predecessor_node_id") WHERE "strategy_item_origin"."successor_node_id" is null;--> statement-breakpoint
CREATE INDEX "strategy_item_origin_by_successor" ON "strategy_item_origin" USING btree ("county_id","successor_node_id");--> statement-breakpoint
CREATE INDEX "strategy_item_origin_by_strategy" ON "strategy_item_origin" USING btree ("county_id","strategy_id");--> statement-breakpoint
CREATE POLICY "strategy_item_origin_county" ON "strategy_item_origin" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));