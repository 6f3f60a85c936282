CREATE TABLE "change_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb NOT NULL,
	"proposed" jsonb NOT NULL,
	"reason" text NOT NULL,
	"effective_from" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"requester_ref" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_by_ref" text,
	"decided_at" timestamp with time zone,
	"answer" text,
	CONSTRAINT "change_request_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "change_request_refusal" CHECK ("change_request"."state" <> 'refused' or "change_request"."answer" is not null)
);
--> statement-breakpoint
ALTER TABLE "change_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "change_entry" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "change_request" ADD CONSTRAINT "change_request_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_request_by_state" ON "change_request" USING btree ("county_id","state","created_at");--> statement-breakpoint
CREATE INDEX "change_request_by_node" ON "change_request" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE POLICY "change_request_county" ON "change_request" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));