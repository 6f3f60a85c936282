CREATE TABLE "provider_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"inquiry_id" uuid NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"mailed_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"learners" integer,
	"free_seats" integer,
	"waiting" integer,
	"planned" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"obstacles" text[] DEFAULT '{}' NOT NULL,
	"answers" text[] DEFAULT '{}' NOT NULL,
	"remark" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_answer_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "provider_answer_once" UNIQUE NULLS NOT DISTINCT("inquiry_id","organisation_id","unit_id","municipality_id"),
	CONSTRAINT "provider_answer_one_provider" CHECK (num_nonnulls("provider_answer"."organisation_id", "provider_answer"."unit_id", "provider_answer"."municipality_id") = 1),
	CONSTRAINT "provider_answer_counts" CHECK (least("provider_answer"."learners", "provider_answer"."free_seats", "provider_answer"."waiting") >= 0)
);
--> statement-breakpoint
ALTER TABLE "provider_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "provider_inquiry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"quarter" text NOT NULL,
	"due_on" date NOT NULL,
	"intro" text,
	"questions" text[] DEFAULT '{}' NOT NULL,
	"repeats" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "provider_inquiry_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "provider_inquiry_quarter" UNIQUE("county_id","quarter")
);
--> statement-breakpoint
ALTER TABLE "provider_inquiry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"date" date NOT NULL,
	"from_time" text NOT NULL,
	"until_time" text NOT NULL,
	"place" text,
	"link" text,
	"agenda" text,
	"minutes" text,
	"state" text DEFAULT 'planned' NOT NULL,
	"inquiry_id" uuid,
	"reminded_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "language_meeting_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "language_meeting_times" CHECK ("language_meeting"."from_time" < "language_meeting"."until_time")
);
--> statement-breakpoint
ALTER TABLE "language_meeting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_meeting_guest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"invited_at" timestamp with time zone,
	"comes" boolean,
	CONSTRAINT "language_meeting_guest_once" UNIQUE NULLS NOT DISTINCT("meeting_id","organisation_id","unit_id","municipality_id"),
	CONSTRAINT "language_meeting_guest_one" CHECK (num_nonnulls("language_meeting_guest"."organisation_id", "language_meeting_guest"."unit_id", "language_meeting_guest"."municipality_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "language_meeting_guest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_meeting_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"text" text NOT NULL,
	"organisation_id" uuid,
	"unit_id" uuid,
	"municipality_id" uuid,
	"due" date,
	"done_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "language_meeting_task_one" CHECK (num_nonnulls("language_meeting_task"."organisation_id", "language_meeting_task"."unit_id", "language_meeting_task"."municipality_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "language_meeting_task" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "provider_answer" ADD CONSTRAINT "provider_answer_inquiry" FOREIGN KEY ("county_id","inquiry_id") REFERENCES "public"."provider_inquiry"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_answer" ADD CONSTRAINT "provider_answer_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_answer" ADD CONSTRAINT "provider_answer_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_answer" ADD CONSTRAINT "provider_answer_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting" ADD CONSTRAINT "language_meeting_inquiry" FOREIGN KEY ("county_id","inquiry_id") REFERENCES "public"."provider_inquiry"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_guest" ADD CONSTRAINT "language_meeting_guest_meeting" FOREIGN KEY ("county_id","meeting_id") REFERENCES "public"."language_meeting"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_guest" ADD CONSTRAINT "language_meeting_guest_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_guest" ADD CONSTRAINT "language_meeting_guest_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_guest" ADD CONSTRAINT "language_meeting_guest_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_task" ADD CONSTRAINT "language_meeting_task_meeting" FOREIGN KEY ("county_id","meeting_id") REFERENCES "public"."language_meeting"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_task" ADD CONSTRAINT "language_meeting_task_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_task" ADD CONSTRAINT "language_meeting_task_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_meeting_task" ADD CONSTRAINT "language_meeting_task_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provider_answer_by_inquiry" ON "provider_answer" USING btree ("county_id","inquiry_id");--> statement-breakpoint
CREATE INDEX "language_meeting_by_date" ON "language_meeting" USING btree ("county_id","date");--> statement-breakpoint
CREATE INDEX "language_meeting_task_by_meeting" ON "language_meeting_task" USING btree ("county_id","meeting_id");--> statement-breakpoint
CREATE POLICY "provider_answer_county" ON "provider_answer" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "provider_inquiry_county" ON "provider_inquiry" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_meeting_county" ON "language_meeting" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_meeting_guest_county" ON "language_meeting_guest" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_meeting_task_county" ON "language_meeting_task" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));