// Delivery times under sliders, which say what a backlog waits for.

import { base, page } from "../state.js";

/** Months by vendor's key and step; null where a lever may have changed them unseen. */
export function delivery(sliders, state, laid) {
  if (laid) return null;
  return Object.fromEntries(page.vendors.map((vendor) => {
    const slider = sliders.find(({ key }) => key === `vendors.${vendor.key}.delivery_months`);
    const value = slider ? state[slider.key] : undefined;
    if (value === undefined) return [vendor.key, vendor.delivery_months];
    const steps = base.series(`vendor.${vendor.key}.ai.backlog`)?.periods ?? [];
    return [vendor.key, vendor.delivery_months.map((months, at) => (months === null || (slider.from ?? "") > (steps[at]?.last ?? "") ? months : bent(slider, value, months)))];
  }));
}

function bent({ form, base }, value, months) {
  return { set: value, times: (months * value) / base, plus: months + value - base }[form];
}
