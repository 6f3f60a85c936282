CREATE TABLE "change_set" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"summary" text NOT NULL,
	"entries" jsonb NOT NULL,
	"count" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "change_set_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "change_set" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "table_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb NOT NULL,
	"seen" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"change_set_id" uuid
);
--> statement-breakpoint
ALTER TABLE "table_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "change_set" ADD CONSTRAINT "change_set_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_import" ADD CONSTRAINT "table_import_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_set_by_strategy" ON "change_set" USING btree ("county_id","strategy_id","created_at");--> statement-breakpoint
CREATE INDEX "table_import_by_strategy" ON "table_import" USING btree ("county_id","strategy_id","created_at");--> statement-breakpoint
CREATE POLICY "change_set_county" ON "change_set" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "table_import_county" ON "table_import" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));