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
CREATE TABLE "interpreting_sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"planned_from" timestamp with time zone NOT NULL,
	"planned_until" timestamp with time zone NOT NULL,
	"actual_from" timestamp with time zone,
	"actual_until" timestamp with time zone,
	"travel" jsonb,
	"receipts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"interpreter_signed_at" timestamp with time zone,
	"client_signed_at" timestamp with time zone,
	"client_way" text,
	"objection" text,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"tariff_from" date,
	"lines" jsonb,
	"cents" integer,
	"billed_cents" integer,
	"bearer" jsonb,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"released_at" timestamp with time zone,
	"released_by" text,
	"statement_id" uuid,
	"invoice_id" uuid,
	"paid_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_sheet_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_sheet_of_assignment" UNIQUE("county_id","assignment_id"),
	CONSTRAINT "interpreting_sheet_order" CHECK ("interpreting_sheet"."actual_from" <= "interpreting_sheet"."actual_until"),
	CONSTRAINT "interpreting_sheet_money" CHECK ("interpreting_sheet"."cents" >= 0 and "interpreting_sheet"."billed_cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "interpreting_sheet" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_sheet_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"sheet_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"side" text NOT NULL,
	"deed" text NOT NULL,
	"details" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "interpreting_sheet_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"sealed" text NOT NULL,
	"ending" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_account_of_person" UNIQUE("county_id","interpreter_id")
);
--> statement-breakpoint
ALTER TABLE "interpreter_account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_invoice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"number" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"bearer" jsonb NOT NULL,
	"cents" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_invoice_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_invoice_number" UNIQUE("county_id","number")
);
--> statement-breakpoint
ALTER TABLE "interpreting_invoice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_payer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"sealed" text NOT NULL,
	"ending" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_payer_of_pool" UNIQUE("county_id","pool_id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_payer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"execute_on" date NOT NULL,
	"count" integer NOT NULL,
	"cents" integer NOT NULL,
	"sha256" text NOT NULL,
	"sealed_file" text,
	"paid_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "interpreting_payment_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_payment_message" UNIQUE("county_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_payment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_statement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"number" text NOT NULL,
	"month" text NOT NULL,
	"cents" integer NOT NULL,
	"minutes" integer NOT NULL,
	"payment_id" uuid,
	"paid_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreting_statement_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreting_statement_number" UNIQUE("county_id","number")
);
--> statement-breakpoint
ALTER TABLE "interpreting_statement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_gap" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"unit_id" uuid,
	"municipality_id" uuid,
	"organisation_id" uuid,
	"language" text,
	"occasion" text NOT NULL,
	"help" text NOT NULL,
	"day" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "language_gap_once" UNIQUE("county_id","client_id"),
	CONSTRAINT "language_gap_desk" CHECK (num_nonnulls("language_gap"."unit_id", "language_gap"."municipality_id", "language_gap"."organisation_id") <= 1)
);
--> statement-breakpoint
ALTER TABLE "language_gap" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"pool_id" uuid NOT NULL,
	"contract_from" date NOT NULL,
	"contract_until" date,
	"minimum_minutes" integer NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"prices" jsonb NOT NULL,
	"access" text,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "language_service_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "language_service_name" UNIQUE("county_id","name")
);
--> statement-breakpoint
ALTER TABLE "language_service" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_service_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"service_id" uuid NOT NULL,
	"unit_id" uuid,
	"organisation_id" uuid,
	"requester_kind" text NOT NULL,
	"day" date NOT NULL,
	"language" text NOT NULL,
	"occasion" text NOT NULL,
	"minutes" integer NOT NULL,
	"billed_minutes" integer NOT NULL,
	"cents" integer NOT NULL,
	"bearer" text NOT NULL,
	"cost_unit" text,
	"invoice" text,
	"line_key" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "language_service_use_user" CHECK (num_nonnulls("language_service_use"."unit_id", "language_service_use"."organisation_id") = 1),
	CONSTRAINT "language_service_use_minutes" CHECK ("language_service_use"."minutes" > 0 and "language_service_use"."billed_minutes" >= "language_service_use"."minutes")
);
--> statement-breakpoint
ALTER TABLE "language_service_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_colleague" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mail" text NOT NULL,
	"phone" text NOT NULL,
	"languages" jsonb NOT NULL,
	"weekly" jsonb NOT NULL,
	"state" text NOT NULL,
	"review_by" date NOT NULL,
	"asked_at" timestamp with time zone,
	"demonstration" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "language_colleague" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "language_colleague_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"language" text NOT NULL,
	"month" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "language_colleague_use_once" UNIQUE("county_id","unit_id","language","month")
);
--> statement-breakpoint
ALTER TABLE "language_colleague_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_pool_date" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"date" date NOT NULL,
	"from_time" text NOT NULL,
	"until_time" text NOT NULL,
	"place" text,
	"link" text,
	"seats" integer,
	"module" text,
	"hours" integer,
	"agenda" text,
	"minutes" text,
	"state" text DEFAULT 'planned' NOT NULL,
	"reminded_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_pool_date_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "interpreter_pool_date_order" CHECK ("interpreter_pool_date"."from_time" < "interpreter_pool_date"."until_time")
);
--> statement-breakpoint
ALTER TABLE "interpreter_pool_date" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_pool_date_guest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_date_id" uuid NOT NULL,
	"interpreter_id" uuid NOT NULL,
	"invited_at" timestamp with time zone,
	"comes" boolean,
	"attended" boolean,
	CONSTRAINT "interpreter_pool_date_guest_once" UNIQUE("county_id","pool_date_id","interpreter_id")
);
--> statement-breakpoint
ALTER TABLE "interpreter_pool_date_guest" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_pool_news" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"told" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "interpreter_pool_news" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"side" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"mark" text,
	"points" text[] DEFAULT '{}' NOT NULL,
	"words" text,
	"not_again" boolean DEFAULT false NOT NULL,
	"handled_at" timestamp with time zone,
	CONSTRAINT "conversation_feedback_once" UNIQUE("county_id","assignment_id","side")
);
--> statement-breakpoint
ALTER TABLE "conversation_feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreter_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mail" text NOT NULL,
	"phone" text,
	"languages" jsonb NOT NULL,
	"german_level" text NOT NULL,
	"municipality_id" uuid,
	"times" text,
	"remark" text,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "interpreter_application_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "interpreter_application" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"day" date NOT NULL,
	"language" text NOT NULL,
	"occasion" text,
	"municipality_id" uuid,
	"requester_kind" text,
	"minutes" integer NOT NULL,
	"cents" integer NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "interpreting_count_once" UNIQUE("county_id","pool_id","external_id"),
	CONSTRAINT "interpreting_count_amounts" CHECK ("interpreting_count"."minutes" >= 0 and "interpreting_count"."cents" >= 0)
);
--> statement-breakpoint
ALTER TABLE "interpreting_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "interpreting_count_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"pool_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"content" jsonb,
	"mapping" jsonb NOT NULL,
	"rows_taken" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "interpreting_count_import_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "interpreting_count_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD COLUMN "review_by" date;--> statement-breakpoint
ALTER TABLE "skills_assessment" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "responsible_desk" ADD COLUMN "asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "told_place" text;--> statement-breakpoint
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
ALTER TABLE "interpreting_sheet" ADD CONSTRAINT "interpreting_sheet_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_sheet" ADD CONSTRAINT "interpreting_sheet_assignment" FOREIGN KEY ("county_id","assignment_id") REFERENCES "public"."interpreting_assignment"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_sheet" ADD CONSTRAINT "interpreting_sheet_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_sheet" ADD CONSTRAINT "interpreting_sheet_statement" FOREIGN KEY ("county_id","statement_id") REFERENCES "public"."interpreting_statement"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_sheet" ADD CONSTRAINT "interpreting_sheet_invoice" FOREIGN KEY ("county_id","invoice_id") REFERENCES "public"."interpreting_invoice"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_sheet_change" ADD CONSTRAINT "interpreting_sheet_change_of" FOREIGN KEY ("county_id","sheet_id") REFERENCES "public"."interpreting_sheet"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_account" ADD CONSTRAINT "interpreter_account_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_invoice" ADD CONSTRAINT "interpreting_invoice_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_payer" ADD CONSTRAINT "interpreting_payer_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_payment" ADD CONSTRAINT "interpreting_payment_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_statement" ADD CONSTRAINT "interpreting_statement_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_statement" ADD CONSTRAINT "interpreting_statement_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_statement" ADD CONSTRAINT "interpreting_statement_payment" FOREIGN KEY ("county_id","payment_id") REFERENCES "public"."interpreting_payment"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_gap" ADD CONSTRAINT "language_gap_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_gap" ADD CONSTRAINT "language_gap_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_gap" ADD CONSTRAINT "language_gap_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_service" ADD CONSTRAINT "language_service_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_service_use" ADD CONSTRAINT "language_service_use_service" FOREIGN KEY ("county_id","service_id") REFERENCES "public"."language_service"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_service_use" ADD CONSTRAINT "language_service_use_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_service_use" ADD CONSTRAINT "language_service_use_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_colleague" ADD CONSTRAINT "language_colleague_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "language_colleague_use" ADD CONSTRAINT "language_colleague_use_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_pool_date" ADD CONSTRAINT "interpreter_pool_date_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_pool_date_guest" ADD CONSTRAINT "interpreter_pool_date_guest_date" FOREIGN KEY ("county_id","pool_date_id") REFERENCES "public"."interpreter_pool_date"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_pool_date_guest" ADD CONSTRAINT "interpreter_pool_date_guest_person" FOREIGN KEY ("county_id","interpreter_id") REFERENCES "public"."interpreter"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_pool_news" ADD CONSTRAINT "interpreter_pool_news_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_feedback" ADD CONSTRAINT "conversation_feedback_assignment" FOREIGN KEY ("county_id","assignment_id") REFERENCES "public"."interpreting_assignment"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_application" ADD CONSTRAINT "interpreter_application_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_application" ADD CONSTRAINT "interpreter_application_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_count" ADD CONSTRAINT "interpreting_count_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_count" ADD CONSTRAINT "interpreting_count_of_import" FOREIGN KEY ("county_id","import_id") REFERENCES "public"."interpreting_count_import"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_count" ADD CONSTRAINT "interpreting_count_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreting_count_import" ADD CONSTRAINT "interpreting_count_import_pool" FOREIGN KEY ("county_id","pool_id") REFERENCES "public"."interpreter_pool"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "interpreting_sheet_by_pool" ON "interpreting_sheet" USING btree ("county_id","pool_id","planned_from");--> statement-breakpoint
CREATE INDEX "interpreting_sheet_by_person" ON "interpreting_sheet" USING btree ("county_id","interpreter_id","planned_from");--> statement-breakpoint
CREATE INDEX "interpreting_sheet_by_statement" ON "interpreting_sheet" USING btree ("county_id","statement_id");--> statement-breakpoint
CREATE INDEX "interpreting_sheet_change_by_sheet" ON "interpreting_sheet_change" USING btree ("county_id","sheet_id","at");--> statement-breakpoint
CREATE INDEX "interpreting_statement_by_month" ON "interpreting_statement" USING btree ("county_id","pool_id","month");--> statement-breakpoint
CREATE INDEX "interpreting_statement_by_person" ON "interpreting_statement" USING btree ("county_id","interpreter_id");--> statement-breakpoint
CREATE INDEX "language_gap_by_day" ON "language_gap" USING btree ("county_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "language_service_use_line" ON "language_service_use" USING btree ("county_id","service_id","line_key") WHERE line_key is not null;--> statement-breakpoint
CREATE INDEX "language_service_use_by_day" ON "language_service_use" USING btree ("county_id","day");--> statement-breakpoint
CREATE INDEX "language_colleague_by_unit" ON "language_colleague" USING btree ("county_id","unit_id");--> statement-breakpoint
CREATE INDEX "interpreter_pool_date_by_pool" ON "interpreter_pool_date" USING btree ("county_id","pool_id","date");--> statement-breakpoint
CREATE INDEX "interpreter_pool_date_guest_by_person" ON "interpreter_pool_date_guest" USING btree ("county_id","interpreter_id");--> statement-breakpoint
CREATE INDEX "interpreter_pool_news_by_pool" ON "interpreter_pool_news" USING btree ("county_id","pool_id","sent_at");--> statement-breakpoint
CREATE INDEX "conversation_feedback_by_pool" ON "conversation_feedback" USING btree ("county_id","pool_id","answered_at");--> statement-breakpoint
CREATE INDEX "interpreter_application_by_pool" ON "interpreter_application" USING btree ("county_id","pool_id","created_at");--> statement-breakpoint
CREATE INDEX "interpreting_count_by_day" ON "interpreting_count" USING btree ("county_id","day");--> statement-breakpoint
CREATE POLICY "interpreter_county" ON "interpreter" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_pool_county" ON "interpreter_pool" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_requester_county" ON "interpreting_requester" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_device_county" ON "interpreter_device" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_draft_county" ON "interpreting_draft" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_assignment_county" ON "interpreting_assignment" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_offer_county" ON "interpreting_offer" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_request_county" ON "interpreting_request" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_sheet_county" ON "interpreting_sheet" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_sheet_change_county" ON "interpreting_sheet_change" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_account_county" ON "interpreter_account" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_invoice_county" ON "interpreting_invoice" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_payer_county" ON "interpreting_payer" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_payment_county" ON "interpreting_payment" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_statement_county" ON "interpreting_statement" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_gap_county" ON "language_gap" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_service_county" ON "language_service" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_service_use_county" ON "language_service_use" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_colleague_county" ON "language_colleague" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "language_colleague_use_county" ON "language_colleague_use" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_pool_date_county" ON "interpreter_pool_date" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_pool_date_guest_county" ON "interpreter_pool_date_guest" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_pool_news_county" ON "interpreter_pool_news" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "conversation_feedback_county" ON "conversation_feedback" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreter_application_county" ON "interpreter_application" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_count_county" ON "interpreting_count" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "interpreting_count_import_county" ON "interpreting_count_import" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
UPDATE "skills_assessment" SET "review_by" = greatest((coalesce("confirmed_at", "created_at") at time zone 'Europe/Berlin')::date + 180, current_date + 30) WHERE "state" = 'public';
