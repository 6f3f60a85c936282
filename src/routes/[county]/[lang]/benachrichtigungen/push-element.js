// @ts-check
/**
 * Lets this browser be told of warnings and notices. Its form is shown where the browser can; what was chosen is kept on the
 * device alone, so that it can be shown again. The script carries the shared element before this one.
 */
const Shared = /** @type {typeof import('#lib/push/push-element.js').PushElement} */ (customElements.get('push-offers'));

class PushChoice extends Shared {
  /** @override @param {HTMLFormElement} form */
  lacking(form) {
    const chosen = new FormData(form);
    return chosen.get('severity') === '' && !chosen.has('kind') ? this.dataset.noTopic : undefined;
  }

  /** @override @param {HTMLFormElement} form */
  wanted(form) {
    const chosen = new FormData(form);
    return {
      language: this.dataset.language,
      severity: chosen.get('severity') || null,
      noticeKinds: chosen.getAll('kind'),
      municipalityIds: chosen.getAll('place'),
    };
  }
}

customElements.define('push-choice', PushChoice);
