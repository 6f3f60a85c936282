ALTER TABLE "machine_run" ADD COLUMN "progress_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "machine_run" ADD COLUMN "worker" uuid;--> statement-breakpoint
ALTER TABLE "machine_run" ADD COLUMN "resumed" integer DEFAULT 0 NOT NULL;