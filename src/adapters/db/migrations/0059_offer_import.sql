ALTER TABLE "service" ADD COLUMN "source_hash" text;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "source_version" integer;--> statement-breakpoint
ALTER TABLE "service_at_location" ADD COLUMN "source_key" text;