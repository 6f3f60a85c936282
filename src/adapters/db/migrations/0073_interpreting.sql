CREATE TABLE "interpreter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mail" text NOT NULL,
	"phone" text,
	"gender" text,
	"state" text NOT NULL,
	"paused_until" date,
	"languages" jsonb NOT NULL,
	"municipality_id" uuid,
	"area_ids" uuid[] DEFAULT '{}' NOT NULL,
	"radius_km" integer,
	"mobility" text NOT NULL,
	"trainings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"confidential_on" date,
	"conduct_until" date,
	"consent_on" date,
	"weekly" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"exceptions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"most_minutes_per_month" integer,
	"most_cents_per_year" integer,
	"standby" boolean DEFAULT false NOT NULL,
	"blocked_requester_ids" uuid[] DEFAULT '{}' NOT NULL,
	"left_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "interpreter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_pool" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"unit_id" uuid,
	"organisation_id" uuid,
	"elsewhere" boolean DEFAULT false NOT NULL,
	"mail" text,
	"phone" text,
	"kinds" text[] NOT NULL,
	"offer_way" text NOT NULL,
	"answer_minutes" integer NOT NULL,
	"few" integer NOT NULL,
	"runs_itself" boolean NOT NULL,
	"rules" jsonb NOT NULL,
	"cost_rules" jsonb NOT NULL,
	"tariffs" jsonb NOT NULL,
	"talk" jsonb,
	"talk_secret" text,
	"is_open" boolean NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_pool_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreter_pool_name" UNIQUE("county_id","name"),
	CONSTRAINT "interpreter_pool_operator" CHECK (num_nonnulls("interpreter_pool"."unit_id", "interpreter_pool"."organisation_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "interpreter_pool" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_requester" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"municipality_id" uuid,
	"organisation_id" uuid,
	"unit_id" uuid,
	"street" text,
	"latitude" double precision,
	"longitude" double precision,
	"contact_name" text,
	"mail" text,
	"phone" text,
	"cost_unit" text,
	"state" text NOT NULL,
	"informed_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"registered_at" timestamp with time zone,
	"blocked_reason" text,
	"blocked_interpreter_ids" uuid[] DEFAULT '{}' NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_requester_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_requester" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"contact_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_device_once" UNIQUE("county_id","endpoint")
);
--> statement-breakpoint
ALTER TABLE "interpreter_device" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"requester_id" uuid,
	"holder" text NOT NULL,
	"language" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"mode" text NOT NULL,
	"topic" text NOT NULL,
	"street" text,
	"municipality" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_draft_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_draft_need" UNIQUE("county_id","need_id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"language" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"is_current" boolean DEFAULT true NOT NULL,
	"interpreter_id" uuid,
	"accepted_at" timestamp with time zone,
	"unfilled_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	"room" text,
	"code_hash" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_assignment_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_assignment_order" CHECK ("interpreting_assignment"."starts_at" < "interpreting_assignment"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "interpreting_assignment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reasons" jsonb NOT NULL,
	"state" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "interpreting_offer_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_offer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"requester_id" uuid NOT NULL,
	"number" text NOT NULL,
	"requester_kind" text NOT NULL,
	"occasion" text NOT NULL,
	"mode" text NOT NULL,
	"street" text,
	"municipality_id" uuid,
	"alternatives" jsonb NOT NULL,
	"urgency" text NOT NULL,
	"urgency_reason" text,
	"people" integer,
	"gender" text,
	"wanted_interpreter_id" uuid,
	"unwanted_interpreter_ids" uuid[] DEFAULT '{}' NOT NULL,
	"case_reference" text,
	"cost_bearer" text NOT NULL,
	"cost_unit" text,
	"series_id" uuid,
	"need_id" uuid,
	"cancelled_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_request_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_request_number" UNIQUE("county_id","number")
);
--> statement-breakpoint
ALTER TABLE "interpreting_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "interpreter" ADD CONSTRAINT "interpreter_of_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter" ADD CONSTRAINT "interpreter_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_pool" ADD CONSTRAINT "interpreter_pool_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_pool" ADD CONSTRAINT "interpreter_pool_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_requester" ADD CONSTRAINT "interpreting_requester_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_requester" ADD CONSTRAINT "interpreting_requester_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_requester" ADD CONSTRAINT "interpreting_requester_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_device" ADD CONSTRAINT "interpreter_device_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_draft" ADD CONSTRAINT "interpreting_draft_requester" FOREIGN KEY ("county_id","requester_id") REFERENCES "public"."interpreting_requester"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_assignment" ADD CONSTRAINT "interpreting_assignment_request" FOREIGN KEY ("county_id","request_id") REFERENCES "public"."interpreting_request"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_assignment" ADD CONSTRAINT "interpreting_assignment_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_offer" ADD CONSTRAINT "interpreting_offer_assignment" FOREIGN KEY ("county_id","assignment_id") REFERENCES "public"."interpreting_assignment"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_offer" ADD CONSTRAINT "interpreting_offer_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_request" ADD CONSTRAINT "interpreting_request_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_request" ADD CONSTRAINT "interpreting_request_requester" FOREIGN KEY ("county_id","requester_id") REFERENCES "public"."interpreting_requester"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_request" ADD CONSTRAINT "interpreting_request_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interpreter_by_pool" ON "interpreter" USING btree ("county_id","pool_id","state");--> statement-breakpoint
CREATE INDEX "interpreting_requester_by_mail" ON "interpreting_requester" USING btree ("county_id",lower("mail"));--> statement-breakpoint
CREATE INDEX "interpreter_device_by_person" ON "interpreter_device" USING btree ("county_id","interpreter_id");--> statement-breakpoint
CREATE UNIQUE INDEX "interpreting_assignment_current" ON "interpreting_assignment" USING btree ("county_id","request_id","position") WHERE is_current;--> statement-breakpoint
CREATE INDEX "interpreting_assignment_by_person" ON "interpreting_assignment" USING btree ("county_id","interpreter_id","starts_at");--> statement-breakpoint
CREATE INDEX "interpreting_assignment_by_state" ON "interpreting_assignment" USING btree ("county_id","pool_id","state","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "interpreting_offer_open" ON "interpreting_offer" USING btree ("county_id","assignment_id","interpreter_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "interpreting_offer_by_person" ON "interpreting_offer" USING btree ("county_id","interpreter_id","state");--> statement-breakpoint
CREATE INDEX "interpreting_request_by_requester" ON "interpreting_request" USING btree ("county_id","requester_id","created_at");--> statement-breakpoint
CREATE INDEX "interpreting_request_by_pool" ON "interpreting_request" USING btree ("county_id","pool_id","created_at");--> statement-breakpoint
CREATE POLICY "interpreter_county" ON "interpreter" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_pool_county" ON "interpreter_pool" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_requester_county" ON "interpreting_requester" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_device_county" ON "interpreter_device" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_draft_county" ON "interpreting_draft" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_assignment_county" ON "interpreting_assignment" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_offer_county" ON "interpreting_offer" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_request_county" ON "interpreting_request" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));