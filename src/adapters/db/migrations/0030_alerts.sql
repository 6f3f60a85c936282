CREATE TABLE "alert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"feed" text NOT NULL,
	"identifier" text NOT NULL,
	"version" text NOT NULL,
	"provider" text NOT NULL,
	"status" text NOT NULL,
	"severity" text NOT NULL,
	"urgency" text NOT NULL,
	"certainty" text NOT NULL,
	"texts" jsonb NOT NULL,
	"municipality_ids" uuid[] NOT NULL,
	"area_words" text NOT NULL,
	"exact" boolean NOT NULL,
	"faults" jsonb NOT NULL,
	"sent" timestamp with time zone NOT NULL,
	"onset" timestamp with time zone,
	"expires" timestamp with time zone,
	"first_seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "alert_once" UNIQUE("county_id","feed","identifier")
);
--> statement-breakpoint
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_feed" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"feed" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"failure_code" text,
	"failure" text,
	"etag" text,
	"last_modified" text,
	"elsewhere" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "alert_feed_once" UNIQUE("county_id","feed")
);
--> statement-breakpoint
ALTER TABLE "alert_feed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"link" text,
	"unit_id" uuid,
	"municipality_ids" uuid[] NOT NULL,
	"shown_from" timestamp with time zone NOT NULL,
	"begins" timestamp with time zone NOT NULL,
	"ends" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"told_at" timestamp with time zone,
	"over_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "notice_span" CHECK ("notice"."begins" <= "notice"."ends" and "notice"."shown_from" <= "notice"."ends")
);
--> statement-breakpoint
ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "push_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"subscription_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "push_delivery_once" UNIQUE("county_id","subscription_id","subject_id")
);
--> statement-breakpoint
ALTER TABLE "push_delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"language" text NOT NULL,
	"severity" text,
	"notice_kinds" text[] NOT NULL,
	"municipality_ids" uuid[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"contact_at" timestamp with time zone NOT NULL,
	CONSTRAINT "push_subscription_once" UNIQUE("county_id","endpoint"),
	CONSTRAINT "push_subscription_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "push_subscription" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_delivery" ADD CONSTRAINT "push_delivery_subscription" FOREIGN KEY ("county_id","subscription_id") REFERENCES "public"."push_subscription"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_by_end" ON "alert" USING btree ("county_id","ended_at");--> statement-breakpoint
CREATE INDEX "notice_by_end" ON "notice" USING btree ("county_id","state","ends");--> statement-breakpoint
CREATE INDEX "push_delivery_waiting" ON "push_delivery" USING btree ("county_id","state","next_at");--> statement-breakpoint
CREATE POLICY "alert_county" ON "alert" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "alert_feed_county" ON "alert_feed" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "notice_county" ON "notice" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "push_delivery_county" ON "push_delivery" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "push_subscription_county" ON "push_subscription" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));