/** The case that an execution's id names; one of a tracing request names none. */
export const caseInId = (executionId: string): string | undefined =>
  /\.(case-[0-9a-z]{20})-/.exec(executionId)?.[1];

export const workflowInId = (executionId: string): string => executionId.slice(0, executionId.indexOf('.'));
export const nameInId = (executionId: string): string => executionId.slice(executionId.indexOf('.') + 1);

/** A state's name as words: `PostArrivalFollowUp` is `Post arrival follow up`. The name itself stands beside it. */
export const stateInWords = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return words.charAt(0) + words.slice(1).toLowerCase();
};
