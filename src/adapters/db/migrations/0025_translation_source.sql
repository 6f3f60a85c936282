ALTER TABLE "translation" ADD COLUMN "source_language" text DEFAULT 'de' NOT NULL;--> statement-breakpoint
ALTER TABLE "translation" ADD COLUMN "source_text" text DEFAULT '' NOT NULL;