// The parts of Apache ECharts that the page draws with, as SVG: sharp in print and easy to save.

import { init, use } from "echarts/core";
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, CustomChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export const start = (element) => init(element, null, { renderer: "svg" });
