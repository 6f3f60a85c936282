CREATE TABLE "list_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"list" text NOT NULL,
	"subject" text,
	"file_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"rows" jsonb NOT NULL,
	"seen" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"done" jsonb,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "list_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "list_import_by_list" ON "list_import" USING btree ("county_id","list","created_at");--> statement-breakpoint
CREATE POLICY "list_import_county" ON "list_import" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));