CREATE TABLE "reminder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"mail" text NOT NULL,
	"day" date NOT NULL,
	"told" jsonb NOT NULL,
	"mail_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_once_a_day" UNIQUE("county_id","mail","day")
);
--> statement-breakpoint
ALTER TABLE "reminder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "node_reporter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "node_reporter_once" UNIQUE("county_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "node_reporter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"fields" jsonb NOT NULL,
	"file_id" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_draft_once" UNIQUE("county_id","request_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "report_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "report_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"part" text NOT NULL,
	"name" text NOT NULL,
	"mail" text NOT NULL,
	"node_ids" uuid[] NOT NULL,
	"due" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"reminder_asked_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "report_request_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "report_request_once" UNIQUE("county_id","round_id","mail","part")
);
--> statement-breakpoint
ALTER TABLE "report_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "reporting_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"title" text NOT NULL,
	"scheduled_for" date,
	"opens_on" date NOT NULL,
	"reporter_due" date NOT NULL,
	"deputy_due" date NOT NULL,
	"head_due" date NOT NULL,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "reporting_round_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "reporting_round_scheduled" UNIQUE("county_id","scheduled_for")
);
--> statement-breakpoint
ALTER TABLE "reporting_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "round_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"part" text,
	"answer" text,
	"answered_at" timestamp with time zone,
	"status_id" uuid,
	"request_id" uuid,
	CONSTRAINT "round_item_once" UNIQUE("county_id","round_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "round_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "status_note" ADD COLUMN "figure_value" numeric;--> statement-breakpoint
ALTER TABLE "status_note" ADD COLUMN "figure_label" text;--> statement-breakpoint
ALTER TABLE "status_note" ADD COLUMN "file_id" uuid;--> statement-breakpoint
ALTER TABLE "node_reporter" ADD CONSTRAINT "node_reporter_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_reporter" ADD CONSTRAINT "node_reporter_person" FOREIGN KEY ("county_id","person_id") REFERENCES "public"."responsible_person"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_request" FOREIGN KEY ("county_id","request_id") REFERENCES "public"."report_request"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_request" ADD CONSTRAINT "report_request_round" FOREIGN KEY ("county_id","round_id") REFERENCES "public"."reporting_round"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_round" FOREIGN KEY ("county_id","round_id") REFERENCES "public"."reporting_round"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_item" ADD CONSTRAINT "round_item_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "round_item_by_node" ON "round_item" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE POLICY "reminder_county" ON "reminder" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "node_reporter_county" ON "node_reporter" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_draft_county" ON "report_draft" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "report_request_county" ON "report_request" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "reporting_round_county" ON "reporting_round" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "round_item_county" ON "round_item" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));