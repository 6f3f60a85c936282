ALTER TABLE "framework_contract" ALTER COLUMN "line_letters" SET DEFAULT 55;--> statement-breakpoint
ALTER TABLE "material" ADD COLUMN "municipality_id" uuid;--> statement-breakpoint
ALTER TABLE "material" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "framework_contract" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "framework_contract" ADD COLUMN "minimum" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "framework_contract" ADD COLUMN "called_off" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "material_order" DROP CONSTRAINT "material_order_contract";--> statement-breakpoint
-- Contracts of both modules are one from here on; what their orders cost is summed up once.
UPDATE "framework_contract" SET "name" = left(coalesce("number", 'Rahmenvertrag ' || "office"), 200);--> statement-breakpoint
ALTER TABLE "framework_contract" ALTER COLUMN "name" SET NOT NULL;--> statement-breakpoint
INSERT INTO "framework_contract" ("id", "county_id", "name", "office", "basis", "price", "minimum", "line_letters", "budget", "valid_from", "valid_to", "version", "created_at")
SELECT "id", "county_id", "name", "agency", "unit", "price" * 10, "minimum", 55, "ceiling", "valid_from", "valid_to", "version", "created_at" FROM "material_contract";--> statement-breakpoint
UPDATE "framework_contract" AS c SET "called_off" =
  coalesce((SELECT sum(o."cost") FROM "translation_order" AS o WHERE o."county_id" = c."county_id" AND o."contract_id" = c."id" AND o."state" <> 'cancelled'), 0)
  + coalesce((SELECT sum(o."price") FROM "material_order" AS o WHERE o."county_id" = c."county_id" AND o."contract_id" = c."id" AND o."state" <> 'cancelled'), 0);--> statement-breakpoint
DROP TABLE "material_contract";--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_municipality" FOREIGN KEY ("county_id","municipality_id") REFERENCES "public"."municipality"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_organisation" FOREIGN KEY ("county_id","organisation_id") REFERENCES "public"."organisation"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_order" ADD CONSTRAINT "material_order_contract" FOREIGN KEY ("county_id","contract_id") REFERENCES "public"."framework_contract"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material" ADD CONSTRAINT "material_one_keeper" CHECK (num_nonnulls("material"."unit_id", "material"."municipality_id", "material"."organisation_id") <= 1);--> statement-breakpoint
ALTER TABLE "framework_contract" ADD CONSTRAINT "framework_contract_time" CHECK ("framework_contract"."valid_from" <= "framework_contract"."valid_to");