CREATE TABLE "feedback_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"link_id" uuid NOT NULL,
	"node_id" uuid,
	"seen_title" text,
	"seen_text" text,
	"name" text NOT NULL,
	"organisation" text,
	"organisation_public" boolean DEFAULT false NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answer_text" text,
	"answered_at" timestamp with time zone,
	"answered_ref" text,
	"change_entry_id" uuid,
	CONSTRAINT "feedback_comment_answer" CHECK (("feedback_comment"."answer" is null) = ("feedback_comment"."answer_text" is null))
);
--> statement-breakpoint
ALTER TABLE "feedback_comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback_invite" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"consultation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organisation" text,
	"mail" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feedback_invite" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"title" text NOT NULL,
	"intro" text NOT NULL,
	"node_ids" uuid[] DEFAULT '{}' NOT NULL,
	"closes_on" date NOT NULL,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"created_ref" text NOT NULL,
	CONSTRAINT "feedback_round_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "feedback_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "feedback_comment" ADD CONSTRAINT "feedback_comment_consultation" FOREIGN KEY ("county_id","consultation_id") REFERENCES "public"."feedback_round"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_comment" ADD CONSTRAINT "feedback_comment_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_invite" ADD CONSTRAINT "feedback_invite_consultation" FOREIGN KEY ("county_id","consultation_id") REFERENCES "public"."feedback_round"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_round" ADD CONSTRAINT "feedback_round_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_comment_by_consultation" ON "feedback_comment" USING btree ("county_id","consultation_id","created_at");--> statement-breakpoint
CREATE INDEX "feedback_comment_by_node" ON "feedback_comment" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE INDEX "feedback_invite_by_consultation" ON "feedback_invite" USING btree ("county_id","consultation_id");--> statement-breakpoint
CREATE INDEX "feedback_round_by_strategy" ON "feedback_round" USING btree ("county_id","strategy_id");--> statement-breakpoint
CREATE POLICY "feedback_comment_county" ON "feedback_comment" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "feedback_invite_county" ON "feedback_invite" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "feedback_round_county" ON "feedback_round" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));