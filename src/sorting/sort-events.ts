/** What a learner does to a sort. Each is fired only by the learner, never by code. */

/** The learner put a card into a category, from the deck or from another one. */
export class CardPlaceEvent extends Event {
  readonly cardId: string;
  readonly categoryId: string;
  /** Time the card was in front of the learner; 0 for a card that is moved again. */
  readonly seconds: number;
  constructor(cardId: string, categoryId: string, seconds = 0) {
    super('card-place', { bubbles: true });
    this.cardId = cardId;
    this.categoryId = categoryId;
    this.seconds = seconds;
  }
}

/** The learner put a placed card back on top of the deck. */
export class CardReturnEvent extends Event {
  readonly cardId: string;
  constructor(cardId: string) {
    super('card-return', { bubbles: true });
    this.cardId = cardId;
  }
}

/** The learner took the latest move back. */
export class MoveUndoEvent extends Event {
  constructor() {
    super('move-undo', { bubbles: true });
  }
}

/** The learner handed in the sort: with every card placed, or, in practice, at any time. */
export class SortSubmitEvent extends Event {
  constructor() {
    super('sort-submit', { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'card-place': CardPlaceEvent;
    'card-return': CardReturnEvent;
    'move-undo': MoveUndoEvent;
    'sort-submit': SortSubmitEvent;
  }
}
