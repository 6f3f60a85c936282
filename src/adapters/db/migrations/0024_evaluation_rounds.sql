CREATE TABLE "evaluation_invite" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organisation" text,
	"mail" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "evaluation_invite_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "evaluation_invite" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluation_meeting_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"progress" text,
	"effect" text,
	"text" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"written_ref" text NOT NULL,
	"released_at" timestamp with time zone,
	CONSTRAINT "evaluation_meeting_view_once" UNIQUE("county_id","round_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "evaluation_meeting_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluation_rating" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"invite_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"draft" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"sent" jsonb,
	CONSTRAINT "evaluation_rating_once" UNIQUE("county_id","invite_id","node_id")
);
--> statement-breakpoint
ALTER TABLE "evaluation_rating" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "evaluation_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"title" text NOT NULL,
	"intro" text NOT NULL,
	"meeting_on" date NOT NULL,
	"meeting_id" uuid,
	"node_ids" uuid[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_ref" text NOT NULL,
	CONSTRAINT "evaluation_round_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "evaluation_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evaluation_invite" ADD CONSTRAINT "evaluation_invite_round" FOREIGN KEY ("county_id","round_id") REFERENCES "public"."evaluation_round"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_meeting_view" ADD CONSTRAINT "evaluation_meeting_view_round" FOREIGN KEY ("county_id","round_id") REFERENCES "public"."evaluation_round"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_meeting_view" ADD CONSTRAINT "evaluation_meeting_view_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_rating" ADD CONSTRAINT "evaluation_rating_invite" FOREIGN KEY ("county_id","invite_id") REFERENCES "public"."evaluation_invite"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_rating" ADD CONSTRAINT "evaluation_rating_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_round" ADD CONSTRAINT "evaluation_round_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_invite_by_round" ON "evaluation_invite" USING btree ("county_id","round_id");--> statement-breakpoint
CREATE INDEX "evaluation_meeting_view_by_node" ON "evaluation_meeting_view" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE INDEX "evaluation_round_by_strategy" ON "evaluation_round" USING btree ("county_id","strategy_id");--> statement-breakpoint
CREATE POLICY "evaluation_invite_county" ON "evaluation_invite" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "evaluation_meeting_view_county" ON "evaluation_meeting_view" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "evaluation_rating_county" ON "evaluation_rating" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "evaluation_round_county" ON "evaluation_round" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));