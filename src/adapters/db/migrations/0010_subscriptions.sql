CREATE TABLE "publication_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"day" date NOT NULL,
	"source_id" uuid NOT NULL,
	"link" text,
	CONSTRAINT "publication_entry_once" UNIQUE("county_id","node_id","channel","source_id")
);
--> statement-breakpoint
ALTER TABLE "publication_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "strategy_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"node_id" uuid,
	"address" text NOT NULL,
	"address_hash" text NOT NULL,
	"language" text NOT NULL,
	"frequency" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"confirm_hash" text,
	"confirmed_at" timestamp with time zone,
	"told_up_to" timestamp with time zone,
	"leave_hashes" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "strategy_subscription_once" UNIQUE NULLS NOT DISTINCT("county_id","address_hash","strategy_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "strategy_subscription" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox_mail" ADD COLUMN "headers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "publication_entry" ADD CONSTRAINT "publication_entry_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_subscription" ADD CONSTRAINT "strategy_subscription_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strategy_subscription" ADD CONSTRAINT "strategy_subscription_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "strategy_subscription_by_confirm" ON "strategy_subscription" USING btree ("county_id","confirm_hash");--> statement-breakpoint
CREATE INDEX "strategy_subscription_by_leave" ON "strategy_subscription" USING gin ("leave_hashes");--> statement-breakpoint
CREATE POLICY "publication_entry_county" ON "publication_entry" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "strategy_subscription_county" ON "strategy_subscription" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));