CREATE TABLE "translation_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"language" text NOT NULL,
	"from_language" text NOT NULL,
	"file_name" text NOT NULL,
	"units" jsonb NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "translation_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "glossary_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"from_language" text NOT NULL,
	"language" text NOT NULL,
	"source" text NOT NULL,
	"target" text NOT NULL,
	"note" text,
	CONSTRAINT "glossary_term_once" UNIQUE("county_id","from_language","language","source")
);
--> statement-breakpoint
ALTER TABLE "glossary_term" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"language" text NOT NULL,
	"kind" text,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"words" integer DEFAULT 0 NOT NULL,
	"message" text,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "machine_run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_use" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"language" text NOT NULL,
	"words" integer NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"subject_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "machine_use" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "framework_contract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"office" text NOT NULL,
	"mail" text,
	"number" text,
	"basis" text NOT NULL,
	"price" integer NOT NULL,
	"line_letters" integer NOT NULL,
	"budget" integer,
	"valid_from" date,
	"valid_to" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "framework_contract_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "framework_contract" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "translation_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"languages" text[] NOT NULL,
	"kind" text,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"texts" integer NOT NULL,
	"words" integer NOT NULL,
	"cost" integer NOT NULL,
	"due_on" date,
	"note" text,
	"sent_by_mail" boolean NOT NULL,
	"subjects" jsonb NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"accepted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "translation_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "translation_settings" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "translation_settings" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "translation_settings" ADD COLUMN "sealed_key" text;--> statement-breakpoint
ALTER TABLE "translation_settings" ADD COLUMN "formality" text DEFAULT 'default' NOT NULL;--> statement-breakpoint
ALTER TABLE "translation_settings" ADD COLUMN "words_per_year" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "translation_settings" ADD COLUMN "for_readers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "translation_order" ADD CONSTRAINT "translation_order_contract" FOREIGN KEY ("county_id","contract_id") REFERENCES "public"."framework_contract"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "translation_import_by_state" ON "translation_import" USING btree ("county_id","state");--> statement-breakpoint
CREATE INDEX "machine_run_by_state" ON "machine_run" USING btree ("county_id","state");--> statement-breakpoint
CREATE INDEX "machine_use_by_year" ON "machine_use" USING btree ("county_id","year");--> statement-breakpoint
CREATE INDEX "translation_order_by_contract" ON "translation_order" USING btree ("county_id","contract_id");--> statement-breakpoint
CREATE POLICY "translation_import_county" ON "translation_import" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "glossary_term_county" ON "glossary_term" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "machine_run_county" ON "machine_run" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "machine_use_county" ON "machine_use" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "framework_contract_county" ON "framework_contract" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "translation_order_county" ON "translation_order" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));