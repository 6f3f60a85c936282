ALTER TABLE "service" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "service" ADD COLUMN "source_gone_at" timestamp with time zone;