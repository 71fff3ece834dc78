"""What tables call each count and rate, separated by spaces. 受理* is 受理, 受理数, and both after 诉求 and 工单."""

NAMES: dict[str, str] = {
    "received": (
        "诉求数 工单数 诉求总数 群众诉求数 受理群众诉求数 接到诉求数 接诉数 接件数 接单数 接收工单数 "
        "接收诉求数 收到诉求数 来件数 承办件数 承办工单数 诉求受理情况 受理*"
    ),
    "passed_on": "派单* 转派* 转办* 派发* 派件* 分派*",
    "answered": "办结* 已办结* 答复* 已答复* 回复* 已回复* 办理完成* 办结诉求数 办结工单数 答复诉求数",
    "in_time": "按时办结* 按期办结* 及时办结* 按时答复* 按期答复* 按时回复* 限时办结*",
    "late": "超期办结* 逾期办结* 超时办结* 超期答复* 逾期答复*",
    "valid": "有效回访* 参评* 有效评价*",
    "contacted": "响应* 已响应*",
    "solved": "解决* 已解决* 实际解决* 解决诉求数 解决问题数",
    "satisfied": "满意* 满意评价数",
    "basically": "基本满意*",
    "reopened": "重办* 重新办理* 再次办理* 返工*",
    "hung": "挂账* 新增挂账*",
    "extended": "延期* 申请延期* 延期办理*",
    "returned": "退单* 退回* 申请退单*",
    "escalated": "提级办理*",
    "urged": "催办*",
    "excluded": "剔除* 不计入考核* 不参评*",
    "response_rate": "响应率 诉求响应率 联系率 见面率",
    "solution_rate": "解决率 诉求解决率 问题解决率 群众诉求解决率",
    "satisfaction_rate": "满意率 满意度 诉求满意率 群众满意率 群众满意度 回访满意率 办理满意率",
    "in_time_rate": "按时办结率 按期办结率 及时办结率 按时答复率 按期答复率 限时办结率 诉求按时办结率",
}
