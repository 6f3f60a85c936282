CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"date" date NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"wording" text,
	"body_id" uuid,
	"meeting_id" uuid,
	"paper_id" uuid,
	"paper_number" text,
	"unit_id" uuid,
	"due" date,
	"strategy_id" uuid,
	"node_id" uuid,
	"answer" text,
	"answered_on" date,
	"is_public" boolean DEFAULT true NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decision_answer" CHECK (("decision"."answer" is null) = ("decision"."answered_on" is null))
);--> statement-breakpoint
ALTER TABLE "decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "strategy" ADD COLUMN "paper_id" uuid;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "kind" text DEFAULT 'progress' NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "meeting_id" uuid;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "paper_number" text;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "paper_id" uuid;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_body" FOREIGN KEY ("county_id","body_id") REFERENCES "public"."body"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting" FOREIGN KEY ("county_id","meeting_id") REFERENCES "public"."meeting"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_paper" FOREIGN KEY ("county_id","paper_id") REFERENCES "public"."paper"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_by_node" ON "decision" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE INDEX "decision_by_meeting" ON "decision" USING btree ("county_id","meeting_id");--> statement-breakpoint
ALTER TABLE "strategy" ADD CONSTRAINT "strategy_paper" FOREIGN KEY ("county_id","paper_id") REFERENCES "public"."paper"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_meeting" FOREIGN KEY ("county_id","meeting_id") REFERENCES "public"."meeting"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_paper" FOREIGN KEY ("county_id","paper_id") REFERENCES "public"."paper"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_kind" CHECK (("report"."kind" = 'committee') = ("report"."meeting_id" is not null));--> statement-breakpoint
CREATE POLICY "decision_county" ON "decision" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));