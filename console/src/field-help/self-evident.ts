/** Fields without help, each with the reason why its label says enough. */
export const SELF_EVIDENT: Readonly<Record<string, string>> = {
  answer: 'The label says that the words are the answer; the question stands beside the form.',
  heldOn: 'A day on which a class took place can mean nothing else.',
  on: 'The label is the date of the visit.',
};
