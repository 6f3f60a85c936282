CREATE TABLE "body" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"municipality_id" uuid,
	"unit_id" uuid,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "body_in_county" UNIQUE("county_id","id")
);--> statement-breakpoint
ALTER TABLE "body" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "consultation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"paper_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"body_id" uuid NOT NULL,
	"meeting_id" uuid,
	"role" text NOT NULL,
	"result" text,
	"wording" text,
	"votes_yes" integer,
	"votes_no" integer,
	"votes_abstained" integer,
	CONSTRAINT "consultation_note_is_no_decision" CHECK ("consultation"."role" <> 'notes' or "consultation"."result" is null or "consultation"."result" not in ('adopted', 'adopted-with-changes', 'rejected'))
);--> statement-breakpoint
ALTER TABLE "consultation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"body_id" uuid NOT NULL,
	"date" date NOT NULL,
	"time" text,
	"place" text,
	"number" text,
	"state" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "meeting_in_county" UNIQUE("county_id","id")
);--> statement-breakpoint
ALTER TABLE "meeting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "paper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"number" text,
	"title" text NOT NULL,
	"date" date,
	"link" text,
	"kind" text NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_in_county" UNIQUE("county_id","id")
);--> statement-breakpoint
ALTER TABLE "paper" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body" ADD CONSTRAINT "body_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_paper" FOREIGN KEY ("county_id","paper_id") REFERENCES "public"."paper"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_body" FOREIGN KEY ("county_id","body_id") REFERENCES "public"."body"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_meeting" FOREIGN KEY ("county_id","meeting_id") REFERENCES "public"."meeting"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_body" FOREIGN KEY ("county_id","body_id") REFERENCES "public"."body"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "body_name" ON "body" USING btree ("county_id",lower("name")) WHERE "body"."closed_on" is null;--> statement-breakpoint
CREATE INDEX "consultation_by_paper" ON "consultation" USING btree ("county_id","paper_id","position");--> statement-breakpoint
CREATE INDEX "consultation_by_meeting" ON "consultation" USING btree ("county_id","meeting_id");--> statement-breakpoint
CREATE INDEX "meeting_by_body" ON "meeting" USING btree ("county_id","body_id","date");--> statement-breakpoint
CREATE INDEX "paper_by_number" ON "paper" USING btree ("county_id","number");--> statement-breakpoint
CREATE POLICY "body_county" ON "body" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "consultation_county" ON "consultation" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "meeting_county" ON "meeting" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "paper_county" ON "paper" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));