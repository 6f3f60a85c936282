/** The ids of a control's hint and error in the order they are read, or undefined when it has neither. */
export const describedBy = ({ id, hint, error }: { id: string; hint?: string; error?: string }): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
